/** Records from the microphone, with what the browser has: MediaRecorder, and an analyser for the level. */

/**
 * - `unsupported`: this browser cannot record. `insecure`: it would over https only.
 * - `denied`: nobody allowed it. `missing`: there is no microphone. `busy`: another program has it. `failed`: anything else.
 */
export type RecordingFault = 'unsupported' | 'insecure' | 'denied' | 'missing' | 'busy' | 'failed';

export class RecordingFailed extends Error {
  override readonly name = 'RecordingFailed';
  readonly fault: RecordingFault;

  constructor(fault: RecordingFault, options?: ErrorOptions) {
    super(fault, options);
    this.fault = fault;
  }
}

/** Why a recording ended: by the person, at its longest, or because the microphone went away. */
export type RecordingEnd = 'stopped' | 'full' | 'unplugged';

export interface Recorded {
  readonly file: Blob;
  readonly seconds: number;
  readonly end: RecordingEnd;
}

export interface Recording {
  /** Null where the browser has no analyser: then there is no level to show. */
  readonly analyser: AnalyserNode | null;
  /** @throws RecordingFailed when nothing was recorded */
  readonly recorded: Promise<Recorded>;
  readonly stop: () => void;
}

/** Chromium and Firefox record the first, Safari the last. */
const recordedTypes = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'] as const;
/** A piece each second, so that what was recorded is there when the microphone goes away. */
const pieceMilliseconds = 1000;

const faults: Readonly<Record<string, RecordingFault>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** Asks for the microphone, and records at most so many seconds. @throws RecordingFailed */
export async function startRecording(mostSeconds: number): Promise<Recording> {
  if (!window.isSecureContext) throw new RecordingFailed('insecure');
  const type = recordedType();
  if (type === null) throw new RecordingFailed('unsupported');
  const stream = await openMicrophone();
  try {
    return record(stream, type, mostSeconds);
  } catch (cause) {
    close(stream);
    throw new RecordingFailed('failed', { cause });
  }
}

function recordedType(): string | null {
  // Older browsers and embedded views have neither.
  const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices };
  if (mediaDevices === undefined || typeof MediaRecorder === 'undefined') return null;
  return recordedTypes.find((type) => MediaRecorder.isTypeSupported(type)) ?? null;
}

async function openMicrophone(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : '';
    throw new RecordingFailed(faults[name] ?? 'failed', { cause });
  }
}

function record(stream: MediaStream, mimeType: string, mostSeconds: number): Recording {
  const recorder = new MediaRecorder(stream, { mimeType });
  const level = analyse(stream);
  const pieces: Blob[] = [];
  let end: RecordingEnd | null = null;
  const finish = (why: RecordingEnd): void => {
    end ??= why;
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const { promise, resolve, reject } = Promise.withResolvers<Recorded>();
  const startedAt = performance.now();
  const timer = setTimeout(finish, mostSeconds * 1000, 'full');
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size > 0) pieces.push(data);
  });
  recorder.addEventListener('error', () => finish('unplugged'));
  // A browser that stops by itself has lost the microphone.
  recorder.addEventListener('stop', () => {
    clearTimeout(timer);
    close(stream);
    level.close();
    const file = new Blob(pieces, { type: recorder.mimeType === '' ? mimeType : recorder.mimeType });
    const seconds = (performance.now() - startedAt) / 1000;
    if (file.size === 0) reject(new RecordingFailed('failed'));
    else resolve({ file, seconds, end: end ?? 'unplugged' });
  });
  for (const track of stream.getTracks()) track.addEventListener('ended', () => finish('unplugged'));
  try {
    recorder.start(pieceMilliseconds);
  } catch (thrown) {
    clearTimeout(timer);
    level.close();
    throw thrown;
  }
  return { analyser: level.analyser, recorded: promise, stop: () => finish('stopped') };
}

function close(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The level is a comfort: a recording does without it. */
function analyse(stream: MediaStream): { analyser: AnalyserNode | null; close: () => void } {
  try {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    context.createMediaStreamSource(stream).connect(analyser);
    return { analyser, close: () => void context.close().catch(() => undefined) };
  } catch {
    return { analyser: null, close: () => undefined };
  }
}
