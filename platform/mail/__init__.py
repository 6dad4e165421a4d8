"""E-mail leaves by the queue, never inside a request; on one's own machine it lands in a mailbox page."""
