import { resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import {
  type ChosenChannel,
  chosenChannels,
  type Kind,
  kinds,
  type Preferences,
  acceptsKind,
} from '../../domain/preferences'

type PreferencesView = Record<Kind, Record<ChosenChannel, boolean>>

const choices = Joi.object(
  Object.fromEntries(chosenChannels.map((channel) => [channel, Joi.boolean().required()])),
).required()

export const preferences = resource<Preferences>({
  name: 'Preferences',
  schema: Joi.object<PreferencesView>(Object.fromEntries(kinds.map((kind) => [kind, choices]))).description(
    'Enabled channels by kind of notification.',
  ),
  view: (chosen) => mapKeys(kinds, (kind) => mapKeys(chosenChannels, (channel) => acceptsKind(chosen, kind, channel))),
})

const mapKeys = <K extends string, T>(keys: readonly K[], value: (key: K) => T) =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, T>
