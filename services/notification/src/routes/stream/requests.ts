import Joi from 'joi'
import { type ChannelName, channelNames } from '../../domain/channel'

export const streamQuery = Joi.object<{ channel?: ChannelName }>({ channel: Joi.string().valid(...channelNames) })
