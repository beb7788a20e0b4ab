/** Gives the person a file: the browser puts it where it puts downloads. */

/** By then every browser has the file, or has asked where to put it. */
const downloadMilliseconds = 60_000;

/** @param name of the file, with its ending */
export function saveFile(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Firefox and Safari begin to read it only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), downloadMilliseconds);
}
