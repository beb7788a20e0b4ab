/** An audio element and its states. Whichever plays stops the one that played before. */
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

let playing: HTMLAudioElement | null = null;

/** `read` returns the address, again when the former is good no longer. */
export function usePlayer(read: () => Promise<string>): PlayerControls {
  const [phase, setPhase] = useState<PlayerPhase>('idle');
  const [position, setPosition] = useState(0);
  const [seconds, setSeconds] = useState<number | null>(null);
  const latestRead = useRef(read);
  const audio = useRef<HTMLAudioElement | null>(null);
  // Of the latest decision to play: one that was taken back meanwhile does not begin.
  const turn = useRef(0);
  useEffect(() => {
    latestRead.current = read;
  });
  useEffect(() => () => dispose(audio.current), []);

  function element(): HTMLAudioElement {
    if (audio.current !== null) return audio.current;
    const made = new Audio();
    made.preload = 'auto';
    made.addEventListener('play', () => {
      if (playing !== made) playing?.pause();
      playing = made;
    });
    made.addEventListener('playing', () => setPhase('playing'));
    made.addEventListener('pause', () => setPhase((before) => (before === 'failed' ? before : 'paused')));
    made.addEventListener('timeupdate', () => setPosition(made.currentTime));
    made.addEventListener('durationchange', () => setSeconds(Number.isFinite(made.duration) ? made.duration : null));
    made.addEventListener('ended', () => {
      setPosition(0);
      setPhase('idle');
    });
    audio.current = made;
    return made;
  }

  async function play(from: number): Promise<void> {
    turn.current += 1;
    const mine = turn.current;
    const made = element();
    setPhase('loading');
    try {
      await playFrom(made, from, latestRead.current, () => turn.current === mine);
    } catch (thrown) {
      if (turn.current !== mine) return;
      // Some browsers want a press for each sound: the address is there now, and the next press plays.
      setPhase(isNotAllowed(thrown) ? 'paused' : 'failed');
      if (!isNotAllowed(thrown)) made.removeAttribute('src');
    }
  }

  return {
    phase,
    position,
    seconds,
    toggle: () => {
      if (phase === 'playing' || phase === 'loading') {
        turn.current += 1;
        audio.current?.pause();
        setPhase('paused');
      } else void play(position);
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
  from: number,
  read: () => Promise<string>,
  isWanted: () => boolean,
): Promise<void> {
  if (audio.src !== '') {
    try {
      await audio.play();
      return;
    } catch (thrown) {
      if (isNotAllowed(thrown) || !isWanted()) throw thrown;
    }
  }
  const address = await read();
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
  if (playing === audio) playing = null;
}
