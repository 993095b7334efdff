//! The wish to stop, which a signal or a program gives to whoever waits for a server.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Notify;

/// Asks a run to stop: what runs is cancelled and rolled back, and what is done stays done.
///
/// Its clones are one wish.
#[derive(Clone, Debug, Default)]
pub struct Interrupt {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    asked: AtomicBool,
    waiting: Notify,
}

impl Interrupt {
    /// Asks to stop.
    pub fn ask(&self) {
        self.shared.asked.store(true, Ordering::SeqCst);
        self.shared.waiting.notify_waiters();
    }

    /// Whether anybody asked.
    pub fn is_asked(&self) -> bool {
        self.shared.asked.load(Ordering::SeqCst)
    }

    /// Waits until somebody asks.
    pub(crate) async fn asked(&self) {
        let notified = self.shared.waiting.notified();
        tokio::pin!(notified);
        // Whoever asks between these two lines is heard too.
        notified.as_mut().enable();
        if !self.is_asked() {
            notified.await;
        }
    }
}
