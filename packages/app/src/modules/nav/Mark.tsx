/** Groundwork's mark: a plumb line over two courses of stone. */
export function Mark(props: { readonly size: number }) {
  return (
    <svg
      width={props.size}
      height={props.size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
    >
      <g fill="currentColor">
        <rect x="15" y="1" width="2" height="10" />
        <path d="M16 9.5 20.5 14 16 20.5 11.5 14z" />
        <rect x="3" y="22.5" width="12" height="3.5" rx="0.5" />
        <rect x="17" y="22.5" width="12" height="3.5" rx="0.5" />
        <rect x="3" y="27.5" width="6" height="3.5" rx="0.5" />
        <rect x="11" y="27.5" width="10" height="3.5" rx="0.5" />
        <rect x="23" y="27.5" width="6" height="3.5" rx="0.5" />
      </g>
    </svg>
  );
}
