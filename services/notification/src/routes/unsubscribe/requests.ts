import Joi from 'joi'

/** Replaces a missing or malformed token. */
const unsignedToken = 'unsigned'

/** Query of an unsubscribe link; ignores parameters that mail programs add. */
export const linkQuery = Joi.object<{ token: string }, true>({
  token: Joi.string().required().failover(unsignedToken).description('Token of the link.'),
}).unknown()
