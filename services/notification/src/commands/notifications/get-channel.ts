import type { Context } from '../../context'
import type { Channel, ChannelName } from '../../domain/channel'
import { channelNotConfigured } from '../../errors'

/** Throws `channel-not-configured` for a channel that this platform does not use. */
export function getChannel({ channels }: Pick<Context, 'channels'>, name: ChannelName): Channel {
  const channel = channels[name]
  if (!channel) throw channelNotConfigured(name, Object.keys(channels).join(' or '))
  return channel
}
