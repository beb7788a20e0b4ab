/** A part of a file's name: without what some file systems do not take. `070-174 06 95` → `070-174-06-95`. */
export const fileNameOf = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
