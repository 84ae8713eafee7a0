import { defineTexts } from '../../kit/texts';

export const texts = defineTexts(
  {
    title: 'Sign in to Slipway', user: 'User name', password: 'Password', next: 'Continue', signIn: 'Sign in', other: 'Another user',
    setupTitle: 'Set the first password', setupText: 'This link works once. It signs you in as local-admin and sets the password for the next time.',
    newPassword: 'New password', repeat: 'Repeat it', set: 'Set password and enter', differ: 'The two passwords differ',
    rule: 'At least 10 characters', noCode: 'This link carries no code', noCodeNext: 'slipway up',
    noCodeText: 'Open the link that slipway up or slipway demo printed; it is valid for ten minutes and for one use.', forgot: 'No password yet? slipway up prints a one-use link.',
  },
  {
    title: '登录 Slipway', user: '用户名', password: '密码', next: '继续', signIn: '登录', other: '换个用户',
    setupTitle: '设置初始密码', setupText: '此链接只能使用一次：以 local-admin 身份登录，并设置今后使用的密码。',
    newPassword: '新密码', repeat: '再次输入', set: '设置密码并进入', differ: '两次输入的密码不一致',
    rule: '至少 10 个字符', noCode: '链接中没有设置码', noCodeNext: 'slipway up',
    noCodeText: '请打开 slipway up 或 slipway demo 输出的链接；链接十分钟内有效，仅可使用一次。', forgot: '还没有密码？slipway up 会输出一次性链接。',
  },
);
