import Joi from 'joi'

/**
 * Canonical UUID in either case (RFC 9562, section 4). Joi alone also accepts braces and other separators, which no
 * stored id equals.
 */
export const uuid = () => Joi.string().guid({ separator: '-', wrapper: false })
