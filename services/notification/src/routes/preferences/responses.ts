import { resource } from '@ecommerce/shared/http/responses'
import Joi from 'joi'
import { chosenChannels, kinds, type Preferences, toPreferences, type Wishes } from '../../domain/preferences'

const choices = Joi.object(
  Object.fromEntries(chosenChannels.map((channel) => [channel, Joi.boolean().required()])),
).required()

export const preferences = resource<Wishes>({
  name: 'Preferences',
  schema: Joi.object<Preferences>(Object.fromEntries(kinds.map((kind) => [kind, choices]))).description(
    'Whether it comes, by kind and channel.',
  ),
  view: toPreferences,
})
