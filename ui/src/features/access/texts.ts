import { defineTexts } from '../../kit/texts';

export const texts = defineTexts(
  {
    title: 'Sign in to Slipway', user: 'User name', password: 'Password', next: 'Continue', signIn: 'Sign in', other: 'Another user',
    or: 'or', by: (name: string) => `Sign in with ${name}`, code: 'Code', codeHint: 'Six digits of your authenticator app, or a recovery code',
    refused: 'You were not signed in', refusedName: 'The provider vouches for you, but this platform does not let you in: your user name belongs to somebody else, or you are in none of the groups that may come in. An administrator can tell.',
    refusedDisabled: 'This account is disabled. An administrator can enable it.', refusedFailed: 'The provider gave no leave, its answer did not hold, or it took too long. Try again; the log of the server has the cause.',
    setupTitle: 'Set a password', setupText: 'This link works once. It sets your password and signs you in; all other sessions of the account end.',
    newPassword: 'New password', repeat: 'Repeat it', set: 'Set password and enter', differ: 'The two passwords differ',
    rule: 'At least 10 characters', noCode: 'This link carries no code', noCodeNext: 'slipway up',
    noCodeText: 'Open the whole link that you were given, or that slipway up printed; it is good for one use.', forgot: 'No password yet, or forgotten? An administrator makes a one-use link; for local-admin slipway up prints it.',
  },
  {
    title: '登录 Slipway', user: '用户名', password: '密码', next: '继续', signIn: '登录', other: '换个用户',
    or: '或', by: (name) => `使用 ${name} 登录`, code: '验证码', codeHint: '验证器应用的六位数字，或一个恢复码',
    refused: '未能登录', refusedName: '身份提供方认可你，但本平台不允许进入：用户名属于他人，或你不在允许的组中。请询问管理员。',
    refusedDisabled: '此账户已被禁用，管理员可以启用。', refusedFailed: '身份提供方未授权、其答复无效或用时过长。请重试；服务器日志中有原因。',
    setupTitle: '设置密码', setupText: '此链接只能使用一次：设置密码并登录；该账户的其他会话随之结束。',
    newPassword: '新密码', repeat: '再次输入', set: '设置密码并进入', differ: '两次输入的密码不一致',
    rule: '至少 10 个字符', noCode: '链接中没有设置码', noCodeNext: 'slipway up',
    noCodeText: '请打开收到的完整链接，或 slipway up 输出的链接；仅可使用一次。', forgot: '没有密码或忘记密码？管理员可生成一次性链接；local-admin 的链接由 slipway up 输出。',
  },
);
