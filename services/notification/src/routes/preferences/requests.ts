import Joi from 'joi'
import { chosenChannels, fixedKinds, type Kind, kinds, type PreferenceChanges } from '../../domain/preferences'

const choice = (kind: Kind) =>
  fixedKinds.includes(kind)
    ? Joi.boolean().valid(true).messages({ 'any.only': '{{#label}} cannot be switched off' })
    : Joi.boolean()

/** Left-out preferences stay. */
export const preferencesRequest = Joi.object<PreferenceChanges>(
  Object.fromEntries(
    kinds.map((kind) => [
      kind,
      Joi.object(Object.fromEntries(chosenChannels.map((channel) => [channel, choice(kind)]))),
    ]),
  ),
).min(1)
