/** Processor time and memory of a process and its descendants, from Linux's `/proc` (proc(5)). */
import { readdirSync, readFileSync } from 'node:fs';

/** The kernel's clock ticks per second: 100 on every Linux that Node runs on (USER_HZ). */
const ticksPerSecond = 100;

export interface ProcessUsage {
  readonly pid: number;
  /** `node`, `dynoxide`. */
  readonly name: string;
  readonly command: string;
  /** Since it began, in user and kernel mode. */
  readonly cpuMilliseconds: number;
  /** Resident set, in megabytes. */
  readonly megabytes: number;
}

/** A process and all that descend from it, as they are now. */
export function usageOf(root: number): readonly ProcessUsage[] {
  const all = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map((entry) => read(Number(entry)))
    .filter((each) => each !== null);
  const found = all.filter(({ pid }) => pid === root);
  for (const { pid } of found) found.push(...all.filter(({ parent }) => parent === pid));
  return found;
}

/** Null when it ended meanwhile. */
function read(pid: number): (ProcessUsage & { readonly parent: number }) | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in parentheses and may hold anything.
    const end = stat.lastIndexOf(')');
    const fields = stat.slice(end + 2).split(' ');
    const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
    return {
      pid,
      name: stat.slice(stat.indexOf('(') + 1, end),
      command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim(),
      parent: Number(fields[1]),
      cpuMilliseconds: ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond,
      megabytes: Math.round(Number(resident) / 1024),
    };
  } catch {
    return null;
  }
}
