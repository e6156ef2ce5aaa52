import type { Area, Finding } from './finding';

const titles: Readonly<Record<Area, string>> = {
  configuration: 'Configuration',
  'sign-in': 'Sign-in',
  database: 'Database',
  'git-host': 'Git hosts',
  cluster: 'Clusters',
  argocd: 'Argo CD',
  jenkins: 'Jenkins',
  tickets: 'Tickets',
  incidents: 'Incidents',
  deliveries: 'Deliveries',
  scaffolder: 'Scaffolder',
  'docs-tool': 'Documentation',
};

const marks: Readonly<Record<Finding['outcome'], string>> = {
  'can-be-read': '✓ can be read',
  'cannot-be-read': '✗ cannot be read',
  advice: '! advice',
  'not-examined': '? not examined',
};

/** The report for a person: by area, one line per finding, with what to do below it. */
export function printFindings(findings: readonly Finding[]): string {
  const areas = [...new Set(findings.map(({ area }) => area))];
  const parts = areas.map(area => {
    const rows = findings
      .filter(finding => finding.area === area)
      .map(printFinding);
    return `${titles[area]}\n${rows.join('\n')}`;
  });
  return `${parts.join('\n\n')}\n\n${summary(findings)}\n`;
}

function printFinding(finding: Finding): string {
  const lines = [
    `  ${marks[finding.outcome].padEnd(17)} ${finding.subject}: ${
      finding.says
    }`,
  ];
  if (finding.outcome === 'cannot-be-read' && finding.missing)
    lines.push(`      missing: ${finding.missing}`);
  if ('fix' in finding) lines.push(`      fix: ${finding.fix}`);
  return lines.join('\n');
}

function summary(findings: readonly Finding[]): string {
  const count = (outcome: Finding['outcome']) =>
    findings.filter(finding => finding.outcome === outcome).length;
  return [
    `${count('can-be-read')} can be read`,
    `${count('cannot-be-read')} cannot`,
    `${count('advice')} with advice`,
    `${count('not-examined')} not examined`,
  ].join(', ');
}
