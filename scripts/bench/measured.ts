/** What one load came to. */
export interface Measured {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50Milliseconds: number;
  readonly p99Milliseconds: number;
  /** Of the process that sent them. */
  readonly ownCpuMilliseconds: number;
}
