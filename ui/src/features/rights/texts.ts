import { defineTexts } from '../../kit/texts';

export const texts = defineTexts(
  {
    title: 'Who may what', answer: (grants: number, teams: number) => `${grants} ${grants === 1 ? 'grant' : 'grants'} and ${teams} ${teams === 1 ? 'team' : 'teams'} that concern you`,
    matrix: 'Matrix', grants: 'Grants', roles: 'Roles', teams: 'Teams', could: 'What could … do', platform: 'the whole platform', where: 'Where', person: 'Person', team: 'Team', role: 'Role', right: 'Right',
    subject: 'Who', effect: 'Effect', allow: 'allow', deny: 'deny', by: 'Given by', give: 'Give a role', giveAct: 'Give', take: 'Take back', kind: 'To', preset: 'there from the start', own: 'own',
    noGrants: 'No grants here', noGrantsText: 'Nobody was given a role at this place. A grant gives a role to a person or a team.', noTeams: 'No teams yet', noTeamsText: 'A team holds people who are given rights together.',
    giveEffect: (who: string, role: string, where: string) => `${who} will have what the role ${role} holds on ${where}, from the next request on.`,
    denyEffect: (who: string, role: string, where: string) => `${who} loses what the role ${role} holds on ${where}, whoever gives it. Open streams end within five seconds.`,
    takeEffect: (who: string, role: string, where: string) => `${who} loses what only this grant gives: ${role} on ${where}. Open streams end within five seconds.`,
    elsewhere: (n: number) => `and ${n} in parts of it`, inherited: 'given on a wider place', members: 'Members', newTeam: 'New team', addMember: 'Add a person', removeMember: (who: string, team: string) => `${who} loses what was given to team ${team}.`,
    addEffect: (team: string) => `The person will have all that was given to team ${team}.`, deleteTeam: (team: string) => `Team ${team} goes with all that was given to it.`, description: 'Description', newRole: 'New role', rolesHint: 'What each role holds. Presets stay as they are.',
    rightsHint: 'Rights, one a line: restart, log, …', rights: 'Rights', ask: 'Ask', allowed: 'Allowed', refused: 'Refused', because: 'Because', envClass: 'Class', any: 'any', labels: 'Labels', labelsHint: 'application=billing', created: 'Created', nameBad: '1 to 20 characters a-z, 0-9 and -', wanted: 'wanted',
    isDenied: 'denied', holds: 'holds', holdsNot: 'does not hold', deleteRole: (role: string) => `The role ${role} is forgotten. One that is still given stays.`, oneself: 'Empty: yourself', tick: (who: string, role: string, has: boolean) => `${who}: ${role}, ${has ? 'has it here' : 'has it not here'}`,
  },
  {
    title: '谁能做什么', answer: (grants, teams) => `与您相关：${grants} 项授权，${teams} 个团队`,
    matrix: '矩阵', grants: '授权', roles: '角色', teams: '团队', could: '模拟查询', platform: '整个平台', where: '范围', person: '用户', team: '团队', role: '角色', right: '权限',
    subject: '对象', effect: '效果', allow: '允许', deny: '拒绝', by: '授予人', give: '授予角色', giveAct: '授予', take: '收回', kind: '授予给', preset: '内置', own: '自定义',
    noGrants: '没有授权', noGrantsText: '此范围内没有授权。授权把角色给予用户或团队。', noTeams: '没有团队', noTeamsText: '团队把一起获得权限的人放在一起。',
    giveEffect: (who, role, where) => `${who} 从下一次请求起在 ${where} 拥有角色 ${role} 的权限。`,
    denyEffect: (who, role, where) => `${who} 在 ${where} 失去角色 ${role} 的权限，优先于任何授权。打开的流在五秒内结束。`,
    takeEffect: (who, role, where) => `${who} 失去仅由此授权给予的权限：${role}（${where}）。打开的流在五秒内结束。`,
    elsewhere: (n) => `其中部分范围还有 ${n} 项`, inherited: '由更大范围授予', members: '成员', newTeam: '新建团队', addMember: '添加成员', removeMember: (who, team) => `${who} 失去授予团队 ${team} 的权限。`,
    addEffect: (team) => `该用户将拥有授予团队 ${team} 的全部权限。`, deleteTeam: (team) => `团队 ${team} 及其授权将被删除。`, description: '说明', newRole: '新建角色', rolesHint: '每个角色包含的权限。内置角色不可修改。',
    rightsHint: '权限，每行一个：restart、log …', rights: '权限', ask: '查询', allowed: '允许', refused: '拒绝', because: '原因', envClass: '类别', any: '任意', labels: '标签', labelsHint: 'application=billing', created: '创建时间', nameBad: '1 到 20 个字符：a-z、0-9 和 -', wanted: '必填',
    isDenied: '拒绝', holds: '包含', holdsNot: '不包含', deleteRole: (role) => `删除角色 ${role}；仍被授予的角色不会删除。`, oneself: '留空：自己', tick: (who, role, has) => `${who}：${role}，${has ? '此处已授予' : '此处未授予'}`,
  },
);
