/**
 * @param {string} text - what a tool printed for a terminal
 * @returns {string} the same without colours
 */
export function withoutColours(text) {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\u001b\[[0-9;]*m/g, '');
}
