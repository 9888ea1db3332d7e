import { emailForm } from '@ecommerce/contracts/text/email-address'
import type { Context } from '../../context'
import { toContact } from '../../domain/users/user'
import { findUserIds, listOldEmails, updateEmailForms } from '../../store/email-forms'

type Needs = Pick<Context, 'db' | 'log' | 'publish'>

const batch = 500

/**
 * Converts stored addresses to canonical form and publishes them. Accounts that would collide stay unchanged and are
 * logged.
 */
export async function unifyEmails(ctx: Needs): Promise<void> {
  let page: string[] = []
  do {
    page = await listOldEmails(ctx.db, { after: page.at(-1) ?? '', limit: batch })
    await unifyPage(ctx, page)
  } while (page.length === batch)
}

async function unifyPage({ db, log, publish }: Needs, page: readonly string[]): Promise<void> {
  const from = page.filter((email) => emailForm(email) !== email)
  if (from.length === 0) return
  await db.transaction().execute(async (tx) => {
    for (const user of await updateEmailForms(tx, { from, to: from.map(emailForm) }))
      await publish(tx, 'user.updated', toContact(user))
  })
  for (const userId of await findUserIds(db, from)) log.warn({ 'user.id': userId }, 'e-mail address of two accounts')
}
