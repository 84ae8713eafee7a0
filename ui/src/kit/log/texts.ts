import { defineTexts } from '../texts';

export const texts = defineTexts(
  {
    search: 'Search the log', follow: 'Follow', following: 'Following', top: 'To top', firstError: 'First error', all: 'All levels',
    warn: 'Warnings and errors', error: 'Errors', level: 'Level', lines: (n: number) => (n === 1 ? '1 line' : `${n} lines`),
    reading: 'reading', ended: 'ended', broken: 'connection lost', frames: (n: number) => `${n} stack frames`, log: 'Log',
    empty: 'No lines yet', nothing: 'No line matches', line: (n: number) => `Link to line ${n}`, fold: 'Fold stack frames',
    pause: 'Pause', resume: (n: number) => (n === 0 ? 'Go on' : `Go on (${String(n)} new)`),
  },
  {
    search: '搜索日志', follow: '跟随', following: '跟随中', top: '回到顶部', firstError: '首个错误', all: '全部级别',
    warn: '警告与错误', error: '仅错误', level: '级别', lines: (n) => `${n} 行`,
    reading: '读取中', ended: '已结束', broken: '连接中断', frames: (n) => `${n} 个栈帧`, log: '日志',
    empty: '暂无日志', nothing: '没有匹配的行', line: (n) => `第 ${n} 行的链接`, fold: '折叠栈帧',
    pause: '暂停', resume: (n) => (n === 0 ? '继续' : `继续（${String(n)} 行新日志）`),
  },
);
