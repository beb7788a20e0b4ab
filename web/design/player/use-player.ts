/** An audio element and its states. The player that was pressed last plays, and stops the one before. */
import { useEffect, useRef, useState } from 'react';

export type PlayerPhase = 'idle' | 'loading' | 'playing' | 'paused' | 'failed';

export interface PlayerControls {
  readonly phase: PlayerPhase;
  /** Seconds from the beginning. */
  readonly position: number;
  /** Null as long as it is not known. */
  readonly seconds: number | null;
  readonly toggle: () => void;
  readonly seek: (seconds: number) => void;
}

/** Returns an address to play from. `isFresh`: the former is good no longer, and must not be returned again. */
export type ReadAddress = (isFresh: boolean) => Promise<string>;

/** The player that plays, or is about to. `owner` identifies it. */
let active: { readonly owner: object; readonly pause: () => void } | null = null;

/** Pauses the player that plays, or is about to. */
export function pausePlayers(): void {
  active?.pause();
  active = null;
}

function claim(owner: object, pause: () => void): void {
  if (active?.owner !== owner) pausePlayers();
  active = { owner, pause };
}

function release(owner: object): void {
  if (active?.owner === owner) active = null;
}

export function usePlayer(read: ReadAddress): PlayerControls {
  const [phase, setPhase] = useState<PlayerPhase>('idle');
  const [position, setPosition] = useState(0);
  const [seconds, setSeconds] = useState<number | null>(null);
  const latestRead = useRef(read);
  const audio = useRef<HTMLAudioElement | null>(null);
  // Of the latest decision to play: one that was taken back meanwhile does not begin.
  const turn = useRef(0);
  const isStarting = useRef(false);
  // A sound that breaks off is tried once more, until somebody presses again.
  const isRetried = useRef(false);
  useEffect(() => {
    latestRead.current = read;
  });
  useEffect(
    () => () => {
      turn.current += 1;
      release(turn);
      dispose(audio.current);
    },
    [],
  );

  function pause(): void {
    turn.current += 1;
    isStarting.current = false;
    audio.current?.pause();
    setPhase('paused');
  }

  function element(): HTMLAudioElement {
    if (audio.current !== null) return audio.current;
    const made = new Audio();
    made.preload = 'auto';
    made.addEventListener('playing', () => setPhase('playing'));
    made.addEventListener('pause', () => setPhase((before) => (before === 'failed' ? before : 'paused')));
    made.addEventListener('timeupdate', () => setPosition(made.currentTime));
    made.addEventListener('durationchange', () => setSeconds(Number.isFinite(made.duration) ? made.duration : null));
    made.addEventListener('ended', () => {
      setPosition(0);
      setPhase('idle');
    });
    made.addEventListener('error', () => breakOff(made));
    audio.current = made;
    return made;
  }

  async function play(from: number): Promise<void> {
    claim(turn, pause);
    turn.current += 1;
    const mine = turn.current;
    const isWanted = () => turn.current === mine;
    const made = element();
    setPhase('loading');
    isStarting.current = true;
    try {
      await playFrom(made, { from, read: latestRead.current, isWanted, isFresh: isRetried.current });
    } catch (thrown) {
      if (!isWanted()) return;
      // Some browsers want a press for each sound: the address is there now, and the next press plays.
      setPhase(isNotAllowed(thrown) ? 'paused' : 'failed');
      if (!isNotAllowed(thrown)) made.removeAttribute('src');
    } finally {
      if (isWanted()) isStarting.current = false;
    }
  }

  /** The sound broke off: its address expired, or the network is away. While it starts, that is the matter of `play`. */
  function breakOff(made: HTMLAudioElement): void {
    if (isStarting.current || made.src === '') return;
    const from = made.currentTime;
    made.removeAttribute('src');
    if (made.paused) return;
    if (isRetried.current) setPhase('failed');
    else {
      isRetried.current = true;
      void play(from);
    }
  }

  return {
    phase,
    position,
    seconds,
    toggle: () => {
      if (phase === 'playing' || phase === 'loading') {
        pause();
      } else {
        isRetried.current = false;
        void play(position);
      }
    },
    seek: (to) => {
      setPosition(to);
      if (audio.current !== null && audio.current.src !== '') audio.current.currentTime = to;
    },
  };
}

/** By the address that there is, or else, and when that is good no longer, by a new one. */
async function playFrom(
  audio: HTMLAudioElement,
  how: { from: number; read: ReadAddress; isWanted: () => boolean; isFresh: boolean },
): Promise<void> {
  const { from, read, isWanted } = how;
  const hasAddress = audio.src !== '';
  if (hasAddress) {
    try {
      await audio.play();
      return;
    } catch (thrown) {
      if (isNotAllowed(thrown) || !isWanted()) throw thrown;
    }
  }
  const address = await read(how.isFresh || hasAddress);
  if (!isWanted()) return;
  audio.src = address;
  audio.currentTime = from;
  await audio.play();
}

const isNotAllowed = (thrown: unknown): boolean => thrown instanceof Error && thrown.name === 'NotAllowedError';

function dispose(audio: HTMLAudioElement | null): void {
  if (audio === null) return;
  audio.pause();
  audio.removeAttribute('src');
  audio.load();
}
