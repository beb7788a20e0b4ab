/** Plays what callers hear: the checked copy of a voice message. */
import { useQueryClient } from '@tanstack/react-query';
import type { VoiceMessageReply } from '../../contract/voice-messages.ts';
import { voiceMessageAudioQuery } from '../data/voice-message-queries.ts';
import { Player } from '../design/player/player.tsx';

/** Of a message that is `ready`. The link is fetched when somebody listens. `field`: the one that the message is chosen in. */
export function VoiceMessagePlayer(props: {
  message: Pick<VoiceMessageReply, 'id' | 'name' | 'durationSeconds'>;
  field?: string;
  isCompact?: boolean;
}) {
  const queryClient = useQueryClient();
  const { id, name, durationSeconds } = props.message;
  return (
    <Player
      key={id}
      label={name}
      {...(props.field !== undefined && { field: props.field })}
      seconds={durationSeconds}
      read={async (isFresh) => {
        const query = voiceMessageAudioQuery(id);
        if (isFresh) await queryClient.invalidateQueries({ queryKey: query.queryKey, refetchType: 'none' });
        return (await queryClient.fetchQuery(query)).url;
      }}
      isCompact={props.isCompact ?? false}
    />
  );
}
