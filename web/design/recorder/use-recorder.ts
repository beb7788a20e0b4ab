/** The states of a recorder. */
import { useEffect, useRef, useState } from 'react';
import { pausePlayers } from '../player/use-player.ts';
import { RecordingFailed, startRecording, type Recorded, type Recording, type RecordingFault } from './record.ts';

export type RecorderState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'asking' }
  | { readonly phase: 'recording'; readonly recording: Recording; readonly startedAt: number }
  | { readonly phase: 'failed'; readonly fault: RecordingFault };

export interface RecorderControls {
  readonly state: RecorderState;
  readonly start: () => void;
  readonly stop: () => void;
}

/** Stops, and throws away what was recorded, when what uses it disappears. `startedAt` is by `performance.now()`. */
export function useRecorder(mostSeconds: number, onRecorded: (recorded: Recorded) => void): RecorderControls {
  const [state, setState] = useState<RecorderState>({ phase: 'idle' });
  const running = useRef<Recording | null>(null);
  const isMounted = useRef(false);
  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
      running.current?.stop();
    };
  }, []);

  async function record(): Promise<void> {
    setState({ phase: 'asking' });
    try {
      const recording = await startRecording(mostSeconds);
      if (!isMounted.current) {
        // Nobody waits for it; nothing was recorded.
        recording.recorded.catch(() => undefined);
        recording.stop();
        return;
      }
      running.current = recording;
      setState({ phase: 'recording', recording, startedAt: performance.now() });
      const recorded = await recording.recorded;
      if (!isMounted.current) return;
      setState({ phase: 'idle' });
      onRecorded(recorded);
    } catch (thrown) {
      const fault = thrown instanceof RecordingFailed ? thrown.fault : 'failed';
      if (isMounted.current) setState({ phase: 'failed', fault });
    } finally {
      running.current = null;
    }
  }

  return {
    state,
    start: () => {
      if (state.phase !== 'idle' && state.phase !== 'failed') return;
      pausePlayers();
      void record();
    },
    stop: () => running.current?.stop(),
  };
}
