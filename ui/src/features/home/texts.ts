import { defineTexts } from '../../kit/texts';

export const texts = defineTexts(
  {
    title: 'Home', answerNone: 'No project yet: a project holds environments and apps of one team.',
    answer: (apps: number, projects: number) => `${apps} ${apps === 1 ? 'app' : 'apps'} in ${projects} ${projects === 1 ? 'project' : 'projects'}`,
    well: 'everything serves', moving: (n: number) => `${n} moving now`, wrong: (n: number) => (n === 1 ? '1 needs a look' : `${n} need a look`),
    create: 'Create project', createAct: 'Create', name: 'Name', description: 'Description', nameRule: '1 to 20 characters a-z, 0-9 and -, first a letter, last no -',
    nameBad: 'This name is not legal', nameWanted: 'A project needs a name', effect: (name: string) => `Creates the project ${name}; you become its owner. Environments and apps come next.`,
    emptyTitle: 'Begin with a project', emptyText: 'A project holds the environments and apps of one team.', open: 'Open project',
    noApps: 'No app in this project', noAppsText: 'An app is one repository, built to one image.', envs: (n: number) => (n === 1 ? '1 environment' : `${n} environments`), broken: 'What broke',
    owner: 'owner',
  },
  {
    title: '首页', answerNone: '还没有项目：项目包含一个团队的环境和应用。',
    answer: (apps, projects) => `${projects} 个项目，${apps} 个应用`,
    well: '全部正常服务', moving: (n) => `${n} 个正在发布`, wrong: (n) => `${n} 个需要关注`,
    create: '创建项目', createAct: '创建', name: '名称', description: '描述', nameRule: '1 到 20 个字符：a-z、0-9 和 -，首字符为字母，末字符不能是 -',
    nameBad: '名称不合规则', nameWanted: '请填写项目名称', effect: (name) => `创建项目 ${name}，你将成为负责人。接下来创建环境和应用。`,
    emptyTitle: '从一个项目开始', emptyText: '项目包含一个团队的环境和应用。', open: '打开项目',
    noApps: '此项目中没有应用', noAppsText: '一个应用对应一个代码库，构建为一个镜像。', envs: (n) => `${n} 个环境`, broken: '故障与原因',
    owner: '负责人',
  },
);
