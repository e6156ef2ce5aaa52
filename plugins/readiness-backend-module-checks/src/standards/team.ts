import {
  falling,
  linear,
  piecewise,
  type Prerequisite,
} from '@groundwork/plugin-readiness-common';
import { connect, line, shown } from './lines';

const tickets = connect('the ticket tracker');

/** P4; docs/explanation/how-the-score-works.md, "Weights", "Curves" and "Vetoes". */
export const platformTeam: Prerequisite = {
  id: 'P4',
  title: 'A platform team with product capacity',
  claim:
    'At most 40 % of the platform team’s work is reactive, at most 20 how-to tickets arrive a week, and it runs a product.',
  checks: [
    line(
      'platform-work-is-planned',
      'Most of the platform team’s work is planned',
      { weight: 35, curve: falling(0.7, 0.2), look: tickets },
    ),
    line(
      'how-to-questions-are-few',
      'Few how-to questions reach the platform team',
      {
        weight: 20,
        curve: piecewise([
          [5, 1],
          [20, 0.6],
          [50, 0],
        ]),
        look: tickets,
      },
    ),
    line(
      'platform-team-is-a-product-team',
      'The platform team runs a product',
      {
        weight: 25,
        curve: linear(0, 1),
        look: {
          title: 'Declare owner, roadmap, interviews and support times',
          effort: 'low',
        },
      },
    ),
    line(
      'changes-need-no-platform-member',
      'Production changes need nobody of the platform team',
      {
        weight: 20,
        curve: falling(0.6, 0.1),
        look: connect('approvals of production changes'),
      },
    ),
    shown('templates-do-the-work', 'Templates do the work themselves', {
      curve: falling(1, 0),
      look: connect('the scaffolder’s history'),
    }),
  ],
  vetoes: [
    {
      id: 'mostly-reactive',
      title: 'The platform team is mostly reactive',
      check: 'platform-work-is-planned',
      fires: 'above',
      limit: 0.4,
    },
  ],
};
