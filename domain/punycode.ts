/** Punycode (RFC 3492): how a label of a domain with å, ä or ö is spelled in ASCII, behind `xn--`. */

const [base, leastThreshold, mostThreshold, skew, damp] = [36, 1, 26, 38, 700];
const [initialBias, firstCodePoint] = [72, 128];
const digits = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** What follows `xn--`, in lower case, as it is read: `ster-4qa` → `öster`. Null for what is no punycode. */
export function decodePunycode(encoded: string): string | null {
  const end = encoded.lastIndexOf('-');
  const letters = Array.from(encoded.slice(0, Math.max(0, end)));
  let [codePoint, place, bias] = [firstCodePoint, 0, initialBias];
  for (let at = end + 1; at < encoded.length; place += 1) {
    const before = place;
    for (let weight = 1, position = base; ; position += base) {
      const digit = digits.indexOf(encoded.charAt(at) || ' ');
      at += 1;
      place += digit * weight;
      if (digit < 0 || place > 0x7fffffff) return null;
      const threshold = Math.min(mostThreshold, Math.max(leastThreshold, position - bias));
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    bias = adapted(place - before, letters.length + 1, before === 0);
    codePoint += Math.floor(place / (letters.length + 1));
    place %= letters.length + 1;
    if (codePoint > 0x10ffff) return null;
    letters.splice(place, 0, String.fromCodePoint(codePoint));
  }
  return letters.join('');
}

/** A label in ASCII, without `xn--` before it: `öster` → `ster-4qa`. */
export function encodePunycode(label: string): string {
  const codePoints = Array.from(label, (letter) => letter.codePointAt(0) ?? 0);
  const plain = codePoints.filter((codePoint) => codePoint < firstCodePoint);
  let encoded = plain.length > 0 ? `${String.fromCodePoint(...plain)}-` : '';
  let [reached, delta, bias, done] = [firstCodePoint, 0, initialBias, plain.length];
  while (done < codePoints.length) {
    const next = Math.min(...codePoints.filter((codePoint) => codePoint >= reached));
    delta += (next - reached) * (done + 1);
    for (const codePoint of codePoints) {
      if (codePoint < next) delta += 1;
      if (codePoint !== next) continue;
      encoded += writtenDelta(delta, bias);
      bias = adapted(delta, done + 1, done === plain.length);
      delta = 0;
      done += 1;
    }
    delta += 1;
    reached = next + 1;
  }
  return encoded;
}

/** A number as a row of digits whose weights the bias decides (RFC 3492, 6.3). */
function writtenDelta(delta: number, bias: number): string {
  let [rest, written] = [delta, ''];
  for (let position = base; ; position += base) {
    const threshold = Math.min(mostThreshold, Math.max(leastThreshold, position - bias));
    if (rest < threshold) return written + digits.charAt(rest);
    written += digits.charAt(threshold + ((rest - threshold) % (base - threshold)));
    rest = Math.floor((rest - threshold) / (base - threshold));
  }
}

/** The bias for the next letter (RFC 3492, 6.1). */
function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? damp : 2));
  rest += Math.floor(rest / count);
  let bias = 0;
  for (; rest > ((base - leastThreshold) * mostThreshold) / 2; bias += base)
    rest = Math.floor(rest / (base - leastThreshold));
  return bias + Math.floor(((base - leastThreshold + 1) * rest) / (rest + skew));
}
