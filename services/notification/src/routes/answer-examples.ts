/** Of what this service answers with, by name. */
export const examples = {
  Notification: {
    id: '01890a5d-ac96-774b-bcce-b302099a8063',
    userId: '01890a5d-ac96-774b-bcce-b302099a8061',
    to: 'ada@example.com',
    channel: 'email',
    template: 'order-confirmed',
    subject: 'Your order 2026-000123',
    status: 'sent',
    attempts: 1,
    createdAt: '2026-02-14T16:05:12.412Z',
    sentAt: '2026-02-14T16:05:13.007Z',
  },
}
