import { type RestockRequest, restockRequest } from '@ecommerce/contracts/inventory'
import Joi, { type ObjectSchema } from 'joi'

/** Units to restock; an empty or missing body (undefined) means all of them. */
export const restockPart = restockRequest.empty(Joi.object().length(0)) as ObjectSchema<RestockRequest | undefined>

export const linesExample = [{ variantId: '01890a5d-ac96-774b-bcce-b302099a8057', quantity: 2 }]
