/** The product's sign. Decoration: its name is always next to it. */
export function BrandMark({ size = 34 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="8" fill="#c2470c" />
      <circle cx="16" cy="16" r="4" fill="#fff" />
      <path
        d="M8.2 21.5a9.5 9.5 0 0 1 0-11M23.8 10.5a9.5 9.5 0 0 1 0 11"
        fill="none"
        stroke="#fff"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
    </svg>
  );
}
