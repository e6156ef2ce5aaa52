import { knownPipelineOf, pipelineOf } from '../__testUtils__/repository';
import { assigned, isCall } from './clauses';

const SHIPS = "steps { sh 'docker push app' }";
const gatesOf = (file: string) =>
  knownPipelineOf({ Jenkinsfile: file }).fingerprint.gates;
const stage = (inside: string) =>
  `pipeline { stages { stage('Ship') { ${inside} ${SHIPS} } } }`;

describe('clauses of a Jenkinsfile', () => {
  it.each([
    ["when { branch 'main' }", ['if:default-branch']],
    ["when { branch 'master' }", ['if:default-branch']],
    ["when { branch pattern: 'trunk' }", ['if:default-branch']],
    ["when { branch 'release/*' }", ['if:branch']],
    ['when { buildingTag() }', ['if:tag']],
    ["when { tag 'v*' }", ['if:tag']],
    [
      "when { anyOf { branch 'main'; tag 'v*' } }",
      ['if:default-branch', 'if:tag'],
    ],
    ["when { environment name: 'A' }", []],
    ['', []],
  ])('say under which condition a stage runs: %s', (clause, gates) => {
    expect(gatesOf(stage(clause))).toEqual([...gates, 'trigger:jenkins']);
  });

  it('say what starts the pipeline', () => {
    const file = `pipeline { triggers { cron('@daily'); pollSCM '* * * * *'; upstream 'x' } stages { stage('Ship') { ${SHIPS} } } }`;
    expect(gatesOf(file)).toEqual([
      'trigger:jenkins',
      'trigger:pollSCM',
      'trigger:schedule',
      'trigger:upstream',
    ]);
    expect(knownPipelineOf({ Jenkinsfile: file }).triggers).toEqual([
      'jenkins',
      'pollSCM',
      'schedule',
      'upstream',
    ]);
  });

  it('say whom somebody asks before which environment', () => {
    const file = (name: string) =>
      `pipeline { stages { stage('${name}') { input 'Go?' ; ${SHIPS} } } }`;
    expect(gatesOf(file('Ship to prod'))).toContain('approval:production');
    expect(gatesOf(file('Ship'))).toContain('approval:any');
  });

  it.each([
    ['when { changeRequest() }', 'unknown'],
    ["when { branch 'main' }", 'known'],
    ['options { changeRequest() }', 'known'],
  ])('say that a stage runs before the merge: %s is %s', (clause, outcome) => {
    expect(pipelineOf({ Jenkinsfile: stage(clause) }).outcome).toBe(outcome);
  });

  it.each([
    ["= docker.build('x')", "docker.build('x')"],
    ["image = docker.build('x')", "docker.build('x')"],
    ["image=docker.build('x')\n.push()", "docker.build('x')\n.push()"],
    ['== 3', undefined],
    ["'a' = b", undefined],
    ['a b = c', undefined],
    ['', undefined],
  ])('tell what is assigned: %j', (argument, right) => {
    expect(assigned(argument)).toBe(right);
  });

  it.each([
    ['', true],
    ["'a'", true],
    ['name: 1', true],
    ['= 3', false],
    ['+ 3', false],
    ['- 3', false],
    ['* 3', false],
    ['/ 3', false],
    ['< 3', false],
    ['> 3', false],
    ['.size()', false],
  ])('tell a call from a value: %j', (argument, is) => {
    expect(isCall({ name: 'a', argument, body: undefined })).toBe(is);
    expect(isCall({ name: 'a', argument, body: [] })).toBe(true);
  });
});
