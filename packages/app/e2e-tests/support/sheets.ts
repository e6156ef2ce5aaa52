import { inflateSync } from 'node:zlib';

/** Something written on a sheet. */
interface Writing {
  readonly text: string;
  /** How much its ink stands out from white paper: 21 is black, 1 is white. */
  readonly contrast: number;
}

/** A sheet of a PDF. */
export interface Sheet {
  readonly text: string;
  readonly writings: readonly Writing[];
}

/** Glyphs of a font by the number that a page writes them with. */
type Glyphs = ReadonlyMap<number, string>;

interface Pdf {
  readonly objects: ReadonlyMap<string, string>;
}

/** Objects by number; a stream is unpacked, one character per byte. */
function read(file: Buffer): Pdf {
  const bytes = file.toString('latin1');
  const objects = new Map<string, string>();
  for (const [, number = '', body = ''] of bytes.matchAll(
    /(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g,
  )) {
    const [, head = body, data] =
      /^([\s\S]*?>>) stream\n([\s\S]*)\nendstream$/.exec(body) ?? [];
    const plain =
      data !== undefined && head.includes('/FlateDecode')
        ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1')
        : data ?? '';
    objects.set(number, `${head}\n${plain}`);
  }
  return { objects };
}

const object = ({ objects }: Pdf, number: string | undefined) =>
  objects.get(number ?? '') ?? '';

function fromHex(hex: string): string {
  return (hex.match(/.{4}/g) ?? [])
    .map(unit => String.fromCharCode(parseInt(unit, 16)))
    .join('');
}

/** What a font's own table says that its glyphs mean. */
function glyphsOf(pdf: Pdf, font: string): Glyphs {
  const table = object(pdf, /\/ToUnicode (\d+) 0 R/.exec(font)?.[1]);
  const glyphs = new Map<number, string>();
  for (const [, list = ''] of table.matchAll(
    /beginbfchar\n([\s\S]*?)endbfchar/g,
  )) {
    for (const [, glyph = '', means = ''] of list.matchAll(/<(.+?)> <(.+?)>/g))
      glyphs.set(parseInt(glyph, 16), fromHex(means));
  }
  for (const [, list = ''] of table.matchAll(
    /beginbfrange\n([\s\S]*?)endbfrange/g,
  )) {
    for (const [, from = '', to = '', means = ''] of list.matchAll(
      /<(.+?)> <(.+?)> <(.+?)>/g,
    )) {
      const first = parseInt(from, 16);
      for (let glyph = first; glyph <= parseInt(to, 16); glyph += 1)
        glyphs.set(
          glyph,
          String.fromCharCode(parseInt(means, 16) + glyph - first),
        );
    }
  }
  return glyphs;
}

function fontsOf(pdf: Pdf, page: string): ReadonlyMap<string, Glyphs> {
  const [, list = ''] = /\/Font <<([\s\S]*?)>>/.exec(page) ?? [];
  return new Map(
    [...list.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', number]) => [
      name,
      glyphsOf(pdf, object(pdf, number)),
    ]),
  );
}

/** Opacity of everything that is drawn in a state, by the name that the page has for it. */
function opacitiesOf(pdf: Pdf, page: string): ReadonlyMap<string, number> {
  const [, list = ''] = /\/ExtGState <<([\s\S]*?)>>/.exec(page) ?? [];
  return new Map(
    [...list.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', number]) => [
      name,
      Number(/\/ca ([\d.]+)/.exec(object(pdf, number))?.[1] ?? 1),
    ]),
  );
}

/** How much a colour stands out from white paper, as WCAG computes it. */
function contrast(rgb: readonly number[], opacity: number): number {
  const [red = 0, green = 0, blue = 0] = rgb
    .map(part => 1 - opacity * (1 - part))
    .map(part =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
    );
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

interface Pen {
  readonly rgb: readonly number[];
  readonly opacity: number;
}

const BLACK: Pen = { rgb: [0, 0, 0], opacity: 1 };
const STEPS =
  /([\d.]+ [\d.]+ [\d.]+) rg$|^\/(\w+) gs$|^\/(\w+) [\d.]+ Tf$|<([0-9A-F]+)> Tj$|^q$|^Q$|^ET$/gm;

function said(hex: string, glyphs: Glyphs | undefined): string {
  return (hex.match(/.{4}/g) ?? [])
    .map(glyph => glyphs?.get(parseInt(glyph, 16)) ?? '')
    .join('');
}

/** Follows the instructions that draw a page, as far as they write. */
function sheetOf(pdf: Pdf, page: string): Sheet {
  const fonts = fontsOf(pdf, page);
  const opacities = opacitiesOf(pdf, page);
  const drawing = object(pdf, /\/Contents (\d+) 0 R/.exec(page)?.[1]);
  const writings: Writing[] = [];
  const outer: Pen[] = [];
  let pen = BLACK;
  let glyphs: Glyphs | undefined;
  let written = '';
  for (const [step, colour, state, font, hex] of drawing.matchAll(STEPS)) {
    if (step === 'q') outer.push(pen);
    else if (step === 'Q') pen = outer.pop() ?? BLACK;
    else if (step === 'ET') {
      writings.push({
        text: written.normalize('NFKC'),
        contrast: contrast(pen.rgb, pen.opacity),
      });
      written = '';
    } else if (colour) pen = { ...pen, rgb: colour.split(' ').map(Number) };
    else if (state) pen = { ...pen, opacity: opacities.get(state) ?? 1 };
    else if (font) glyphs = fonts.get(font);
    else if (hex) written += said(hex, glyphs);
  }
  return { text: writings.map(({ text }) => text).join(' '), writings };
}

/** The sheets of a PDF as Chromium writes it. */
export function sheetsOf(file: Buffer): readonly Sheet[] {
  const pdf = read(file);
  return [...pdf.objects.values()]
    .filter(each => /\/Type \/Page\n/.test(each))
    .map(page => sheetOf(pdf, page));
}
