import Joi from 'joi'

/** A line of text without the white space around it, 1 to `max` characters. Bodies are parsed without type conversion, so `trim()` would only complain. */
export const text = (max: number) =>
  Joi.string()
    .custom((value: string) => value.trim())
    .min(1)
    .max(max)
