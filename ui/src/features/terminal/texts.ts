import { defineTexts } from '../../kit/texts';

export const texts = defineTexts(
  {
    terminal: 'Terminal', open: 'Open terminal', pod: 'Pod', container: 'Container', newest: 'Newest ready pod', own: 'The app’s own',
    reason: 'Reason', reasonHint: 'Why you enter production', none: 'No terminal is open here', noneText: 'A shell in the app’s container. What is shown in it is recorded; what you type is not.',
    opening: 'opening', opened: 'open', away: 'connection lost, joining again', ended: 'ended', close: 'Close', closeOne: (pod: string) => `Close the terminal in ${pod}`,
    sessions: 'Open sessions', user: 'Person', since: 'Since', lastKey: 'Last key', resume: 'Come back', kill: 'Close session', attached: 'Attached', yes: 'yes', no: 'no', noSessions: 'No session is open',
    forbidden: (right: string) => `You lack the right '${right}' here`, exit: (code: number) => `The program ended with exit code ${code}`,
    beside: 'Beside it, for an image without a shell', askJvm: 'Show command line and flags', askJvmText: 'Asks the running container.', noJvm: 'No JVM runs there', runs: 'Runs', options: 'Options', flags: 'Flags in effect',
  },
  {
    terminal: '终端', open: '打开终端', pod: 'Pod', container: '容器', newest: '最新就绪的 Pod', own: '应用自身的容器',
    reason: '原因', reasonHint: '为何进入生产环境', none: '此处没有打开的终端', noneText: '应用容器中的 shell。显示的内容会被记录，键入的内容不会。',
    opening: '正在打开', opened: '已打开', away: '连接断开，正在重连', ended: '已结束', close: '关闭', closeOne: (pod) => `关闭 ${pod} 中的终端`,
    sessions: '打开的会话', user: '人员', since: '开始于', lastKey: '最近按键', resume: '返回会话', kill: '关闭会话', attached: '已连接', yes: '是', no: '否', noSessions: '没有打开的会话',
    forbidden: (right) => `您在此处缺少权限“${right}”`, exit: (code) => `程序已结束，退出码 ${code}`,
    beside: '在其旁打开（镜像没有 shell 时）', askJvm: '显示命令行与参数', askJvmText: '向运行中的容器查询。', noJvm: '其中没有运行 JVM', runs: '运行', options: '选项', flags: '生效的参数',
  },
);
