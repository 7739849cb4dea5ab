// The JavaScript of a Markdown page: what stands in order as one program, and programs of their own, which begin with their file's name.

import { readFile } from 'node:fs/promises';

const FENCE = /^```js\n([\s\S]*?)^```$/gm;
const NAME = /^\/\/ (\S+\.m?js)\n/;

export async function blocksOf(page) {
  const blocks = Array.from((await readFile(page, 'utf8')).matchAll(FENCE), ([, code]) => ({ name: code.match(NAME)?.[1], code }));
  return {
    program: blocks.filter((block) => !block.name).map((block) => block.code).join('\n'),
    files: new Map(blocks.filter((block) => block.name).map((block) => [block.name, block.code])),
  };
}
