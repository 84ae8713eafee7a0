import { useQuery } from '@tanstack/react-query';
import type { Account } from '../../api/types';
import { Asked } from '../../kit/Asked';
import { Person } from '../../kit/Person';
import { useTexts } from '../../kit/texts';
import { TitleRow } from '../../kit/TitleRow';
import { askPeople } from './queries';
import { PasswordPanel } from './PasswordPanel';
import { SecondFactorPanel } from './SecondFactorPanel';
import { SessionsPanel } from './SessionsPanel';
import { texts } from './texts';
import { TokensPanel } from './TokensPanel';

/** One's own account: password, second factor, where one is signed in, what acts in one's name. */
export default function AccountPage() {
  const t = useTexts(texts);
  const account = useQuery(askPeople.account());
  return (
    <>
      <TitleRow title={t.account} answer={account.data ? <><Person name={account.data.displayName} /> · {t.mine(account.data.name, account.data.origin)}</> : '…'} />
      <Asked query={account} rows={3}>{(data) => <Proofs account={data} />}</Asked>
      <SessionsPanel />
      <TokensPanel />
    </>
  );
}

function Proofs({ account }: { account: Account }) {
  return (
    <div className="account-proofs">
      <PasswordPanel account={account} />
      <SecondFactorPanel account={account} />
    </div>
  );
}
