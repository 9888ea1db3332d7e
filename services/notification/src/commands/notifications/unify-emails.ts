import { emailForm } from '@ecommerce/contracts/text/email-address'
import type { Context } from '../../context'
import { listOldEmails, updateEmailForms } from '../../store/email-forms'

const batch = 500

/** Converts addresses of older messages to canonical form, by which they are erased. */
export async function unifyEmails({ db }: Pick<Context, 'db'>): Promise<void> {
  let page: string[] = []
  do {
    page = await listOldEmails(db, { after: page.at(-1) ?? '', limit: batch })
    const from = page.filter((email) => emailForm(email) !== email)
    if (from.length > 0) await updateEmailForms(db, { from, to: from.map(emailForm) })
  } while (page.length === batch)
}
