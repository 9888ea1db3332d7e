import Joi from 'joi'

/** The place of a token that is missing or malformed. No link is signed so. */
const unsignedToken = 'unsigned'

/** The query of a link in a mail. The handler answers a bad token with a page; other parameters are ignored, as mail programs add some. */
export const linkQuery = Joi.object<{ token: string }, true>({
  token: Joi.string().required().failover(unsignedToken).description('Token of the link.'),
}).unknown()
