import { uuid } from '@ecommerce/contracts/uuid'
import { type PageQuery, pageQuery } from '@ecommerce/shared/http/responses/pagination'
import Joi from 'joi'
import { type ChannelName, channelNames } from '../../domain/channel'
import { type Status, statuses } from '../../domain/notification'

export type NotificationQuery = PageQuery & { unread: boolean; userId?: string; status?: Status; channel?: ChannelName }

export const notificationQuery = Joi.object<NotificationQuery>({
  ...pageQuery,
  unread: Joi.boolean().default(false),
  userId: uuid(),
  status: Joi.string().valid(...statuses),
  channel: Joi.string().valid(...channelNames),
})
