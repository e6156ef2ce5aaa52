/** Text that cannot become markup. */
export const escape = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** A plain page around some markup. */
export function page(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(
    title,
  )}</title>
<style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}pre{overflow:auto;background:#f4f5f6;padding:1rem}td{padding:.1rem 1rem .1rem 0}</style>
</head><body><h1>${escape(title)}</h1>${content}</body></html>`;
}

/** A link whose address and text come from data. */
export const link = (href: string, text: string) =>
  `<a href="${escape(encodeURI(href))}">${escape(text)}</a>`;
