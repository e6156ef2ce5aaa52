import type { StatusOutcome } from './StatusOutcome';

function Shape({ outcome }: { readonly outcome: StatusOutcome }) {
  switch (outcome) {
    case 'passes':
      return (
        <path
          d="M2.5 8.6 6.3 12.4 13.5 4.2"
          strokeWidth="2.2"
          strokeLinecap="square"
        />
      );
    case 'partly':
      return (
        <>
          <circle cx="8" cy="8" r="6" strokeWidth="1.6" />
          <path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor" stroke="none" />
        </>
      );
    case 'fails':
      return (
        <path
          d="M3.2 3.2 12.8 12.8M12.8 3.2 3.2 12.8"
          strokeWidth="2.2"
          strokeLinecap="square"
        />
      );
    case 'unknown':
      return (
        <>
          <circle
            cx="8"
            cy="8"
            r="6.6"
            strokeWidth="1.4"
            strokeDasharray="2.4 1.75"
          />
          <path
            d="M6.2 6.5c0-1 .8-1.8 1.8-1.8s1.8.7 1.8 1.7c0 1.4-1.8 1.4-1.8 2.7"
            strokeWidth="1.4"
          />
          <circle cx="8" cy="11.3" r=".9" fill="currentColor" stroke="none" />
        </>
      );
    case 'waived':
      return (
        <path
          d="M8 1.9 13.2 3.8v4c0 3-2 5.1-5.2 6.3-3.2-1.2-5.2-3.3-5.2-6.3v-4z"
          strokeWidth="1.6"
          strokeLinejoin="round"
        />
      );
    case 'not-applicable':
      return <path d="M3 8h10" strokeWidth="2" />;
    default:
      throw new Error(`Unknown outcome ${String(outcome satisfies never)}`);
  }
}

/** The shape alone; hidden from screen readers because the word is beside it. */
export function StatusShape(props: { readonly outcome: StatusOutcome }) {
  return (
    <svg
      width="14"
      height="14"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
      focusable="false"
    >
      <Shape outcome={props.outcome} />
    </svg>
  );
}
