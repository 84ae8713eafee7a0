import { defineTexts } from '../texts';

export const texts = defineTexts(
  {
    search: 'Search or jump to', noProject: 'All projects', chooseProject: 'Project', chooseEnv: 'Environment', language: 'Language', theme: 'Theme',
    system: 'As the system', light: 'Light', dark: 'Dark', signOut: 'Sign out', account: 'My account', person: 'Account', rail: 'Collapse the menu', menu: 'Menu',
    live: 'Live', connecting: 'Connecting', lost: (age: string) => `Connection lost, shown is ${age} old`, idle: 'Nothing to watch here',
    signedOut: 'Signed out', reconnect: 'Reconnect', nothing: 'Nothing found', pages: 'Pages', apps: 'Apps', environments: 'Environments',
    skip: 'To the content', keys: 'g p project · g e environment · g h home · Ctrl K search', crash: 'This page broke', reload: 'Reload',
    notFound: 'There is nothing at this address', notFoundText: 'It may have been deleted, or the link is old.', toHome: 'Home', administrator: 'Administrator',
  },
  {
    search: '搜索或跳转', noProject: '全部项目', chooseProject: '项目', chooseEnv: '环境', language: '语言', theme: '主题',
    system: '跟随系统', light: '浅色', dark: '深色', signOut: '退出登录', account: '我的账户', person: '账户', rail: '收起菜单', menu: '菜单',
    live: '实时', connecting: '连接中', lost: (age) => `连接中断，所示数据已过 ${age}`, idle: '此处无需实时更新',
    signedOut: '已退出登录', reconnect: '重新连接', nothing: '没有结果', pages: '页面', apps: '应用', environments: '环境',
    skip: '跳到内容', keys: 'g p 项目 · g e 环境 · g h 首页 · Ctrl K 搜索', crash: '页面出错', reload: '重新加载',
    notFound: '此地址没有内容', notFoundText: '可能已被删除，或链接已过期。', toHome: '首页', administrator: '管理员',
  },
);
