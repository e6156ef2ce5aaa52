import type {
  PipelineClass,
  PipelineClasses,
  PipelineMember,
} from '@groundwork/plugin-readiness-common';
import {
  fingerprintKey,
  isByReference,
  type Classification,
  type KnownPipeline,
} from '@groundwork/pipeline-sameness';
import { labelledClasses } from './classLabels';
import { groupBy, type Delivered } from './pipelines';

type Known = Delivered & { readonly pipeline: KnownPipeline };

/** Which services share which pipeline, and of which nobody knows. */
export function pipelineClassesOf(
  delivered: readonly Delivered[],
  classification: Classification,
): PipelineClasses {
  const known = new Map(
    delivered.flatMap(item => (isKnown(item) ? [[item.name, item]] : [])),
  );
  const labels = labelledClasses(classification, delivered);
  const teamsOf = new Map(
    groupBy(delivered, ({ archetype }) => archetype).map(
      ([archetype, own]) => [archetype, teamsIn(own)] as const,
    ),
  );
  return {
    classes: classification.classes.map(
      ({ archetype, members, isChain }, index) => {
        const items = members.flatMap(name => known.get(name) ?? []);
        return {
          ...formOf(archetype, items),
          label: labels[index]?.label ?? '',
          archetype,
          isChain,
          members: items.map(memberOf),
          teamsOfArchetype: teamsOf.get(archetype) ?? 0,
        };
      },
    ),
    unknown: unknownOf(delivered, classification),
  };
}

function isKnown(item: Delivered): item is Known {
  return item.pipeline.outcome === 'known';
}

function teamsIn(items: readonly Delivered[]): number {
  return new Set(items.flatMap(({ team }) => (team === '' ? [] : [team]))).size;
}

function memberOf({ name, team, evidenceId }: Delivered): PipelineMember {
  return {
    subjectRef: name,
    ...(team === '' ? {} : { team }),
    ...(evidenceId === undefined ? {} : { evidenceId }),
  };
}

type Form = Pick<
  PipelineClass,
  | 'id'
  | 'engine'
  | 'isByReference'
  | 'references'
  | 'stages'
  | 'otherSteps'
  | 'gates'
>;

/** What the members have in common is shown by the form that most of them have; its content names the class. */
function formOf(archetype: string, members: readonly Known[]): Form {
  const forms = groupBy(
    members,
    ({ pipeline: { fingerprint } }) => fingerprintKey(fingerprint) ?? '',
  );
  const [key, most] = forms.reduce<readonly [string, readonly Known[]]>(
    (best, form) => (form[1].length > best[1].length ? form : best),
    ['', []],
  );
  const pipeline = most[0]?.pipeline;
  const engine = pipeline?.engine ?? '';
  const template =
    pipeline && isByReference(pipeline) ? pipeline.references : [];
  return {
    id: shortHash(JSON.stringify([archetype, engine, template, key])),
    engine,
    isByReference: members.every(item => isByReference(item.pipeline)),
    references: [...(pipeline?.references ?? [])],
    ...stagesOf(pipeline),
    gates: [...(pipeline?.fingerprint.gates ?? [])],
  };
}

const PRIME = 0x01000193;
const SEEDS = [0x811c9dc5, 0x9e3779b9];

/** FNV-1a twice, 64 bits: enough to tell some hundred pipelines apart, and nothing rests on nobody finding another text. */
function shortHash(text: string): string {
  return SEEDS.map(seed => {
    let hash = seed;
    for (let at = 0; at < text.length; at += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
    }
    return (hash >>> 0).toString(16).padStart(8, '0');
  }).join('');
}

/** The sequence of stages, each with its steps: an atom is `stage|step`, without a stage where nobody knows it. */
function stagesOf(
  pipeline: KnownPipeline | undefined,
): Pick<Form, 'stages' | 'otherSteps'> {
  const { stages = [], atoms = [] } = pipeline?.fingerprint ?? {};
  const steps = new Map<string, string[]>();
  for (const atom of atoms) {
    const at = atom.indexOf('|');
    const stage = atom.slice(0, Math.max(0, at));
    const known = steps.get(stage) ?? [];
    known.push(atom.slice(at + 1));
    steps.set(stage, known);
  }
  return {
    stages: stages.map(stage => ({ stage, steps: steps.get(stage) ?? [] })),
    otherSteps: [...steps]
      .filter(([stage]) => !stages.some(known => known === stage))
      .flatMap(([, own]) => own),
  };
}

/** A pipeline that is understood and says nothing belongs to no class either. */
function unknownOf(
  delivered: readonly Delivered[],
  { memberships }: Classification,
): PipelineClasses['unknown'] {
  const reasons = delivered.flatMap(item => {
    if (memberships.get(item.name)?.class !== undefined) return [];
    const { pipeline } = item;
    const reason =
      pipeline.outcome === 'unknown'
        ? pipeline.reason
        : 'it shows no stage and refers to no template';
    return [{ item, reason, engine: pipeline.engine }];
  });
  return groupBy(reasons, ({ reason, engine }) =>
    JSON.stringify([reason, engine ?? '']),
  )
    .map(([, own]) => {
      const [first] = own;
      return {
        reason: first?.reason ?? '',
        ...(first?.engine === undefined ? {} : { engine: first.engine }),
        members: own.map(({ item }) => memberOf(item)),
      };
    })
    .sort((a, b) => b.members.length - a.members.length);
}
