import Joi from 'joi'

/** The place of a token that is missing or malformed. No link is signed so. */
const unsignedToken = 'unsigned'

/** Query of a link in a mail. Unknown parameters are ignored, as mail programs add some; a bad token gets a page. */
export const linkQuery = Joi.object<{ token: string }, true>({
  token: Joi.string().required().failover(unsignedToken).description('Token of the link.'),
}).unknown()
