import { emailForm } from '@ecommerce/contracts/text/email-address'
import type { Context } from '../../context'
import { listOldEmails, updateEmailForms } from '../../store/customers/email-forms'

const batch = 500

/** Converts addresses of older orders and coupon uses to the canonical form of a domain. */
export async function unifyEmails({ db, couponBuyers }: Pick<Context, 'couponBuyers' | 'db'>): Promise<void> {
  let page: string[] = []
  do {
    page = await listOldEmails(db, { after: page.at(-1) ?? '', limit: batch })
    const from = page.filter((email) => emailForm(email) !== email)
    const to = from.map(emailForm)
    if (from.length > 0)
      await db
        .transaction()
        .execute((tx) => updateEmailForms(tx, { from, to, buyers: to.map((email) => couponBuyers.current(email)) }))
  } while (page.length === batch)
}
