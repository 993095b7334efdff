//! Reading many files in order, ahead of the one who hashes them.
//!
//! The hash chain is serial and takes less time than opening files does, so two threads read
//! ahead and one hashes. What is in flight is bounded: a file of any size passes in pieces.

use std::fs::File;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use rustix::buffer::spare_capacity;

use super::error::Error;
use super::name::FileName;
use super::sealed::Folder;

/// How many files go from a reader to the consumer at once.
const BATCH: usize = 64;
/// A piece is sent when it has this many bytes.
const PIECE: usize = 256 * 1024;
/// How many pieces a reader may be ahead.
const AHEAD: usize = 4;
const READERS: usize = 2;

/// Bytes of one or more files, one behind the other.
struct Piece {
    bytes: Vec<u8>,
    /// Where files end; what stands behind the last of these goes on in the next piece.
    ends: Vec<usize>,
}

/// Who takes the files' bytes, in the order of the names.
pub(super) trait Consumer {
    /// The next file begins.
    fn open(&mut self, index: usize);
    /// More bytes of the open file.
    fn feed(&mut self, bytes: &[u8]);
    /// The open file has ended.
    fn close(&mut self, index: usize);
}

/// Reads the files one after the other into the consumer.
pub(super) fn read_all(
    folder: &Folder,
    names: &[FileName],
    consumer: &mut impl Consumer,
) -> Result<(), Error> {
    let mut delivery = Delivery { consumer, index: 0, open: false };
    let several = thread::available_parallelism().is_ok_and(|cores| cores.get() > 1);
    if !several || names.len() <= BATCH {
        return read_batch(folder, names, &mut |piece| {
            delivery.take(&piece);
            true
        });
    }
    thread::scope(|scope| {
        let receivers = [(); READERS].map(|()| sync_channel(AHEAD));
        let receivers: Vec<Receiver<Result<Piece, Error>>> = receivers
            .into_iter()
            .enumerate()
            .map(|(reader, (sender, receiver))| {
                let batches = names.chunks(BATCH).skip(reader).step_by(READERS);
                scope.spawn(move || run(folder, batches, &sender));
                receiver
            })
            .collect();
        for (i, batch) in names.chunks(BATCH).enumerate() {
            let end = delivery.index + batch.len();
            while delivery.index < end {
                // A reader ends early only behind an error, which is received first.
                let Ok(piece) = receivers[i % READERS].recv() else {
                    return Ok(());
                };
                delivery.take(&piece?);
            }
        }
        Ok(())
    })
}

fn run<'a>(
    folder: &Folder,
    batches: impl Iterator<Item = &'a [FileName]>,
    sender: &SyncSender<Result<Piece, Error>>,
) {
    for batch in batches {
        // A consumer that has gone away has found an error in another reader's files.
        if let Err(error) = read_batch(folder, batch, &mut |piece| sender.send(Ok(piece)).is_ok()) {
            let _ = sender.send(Err(error));
            return;
        }
    }
}

/// Reads a few files; `send` says whether anybody still listens.
fn read_batch(
    folder: &Folder,
    names: &[FileName],
    send: &mut impl FnMut(Piece) -> bool,
) -> Result<(), Error> {
    let mut piece = Piece { bytes: Vec::with_capacity(PIECE / 4), ends: Vec::new() };
    for name in names {
        let file = folder.open_file(name.as_str())?;
        loop {
            if piece.bytes.len() >= PIECE {
                let next = Piece { bytes: Vec::with_capacity(PIECE), ends: Vec::new() };
                if !send(std::mem::replace(&mut piece, next)) {
                    return Ok(());
                }
            }
            if read_some(&file, &mut piece.bytes)
                .map_err(|e| folder.failed("read", name.as_str(), e))?
                == 0
            {
                break;
            }
        }
        piece.ends.push(piece.bytes.len());
    }
    send(piece);
    Ok(())
}

fn read_some(file: &File, bytes: &mut Vec<u8>) -> rustix::io::Result<usize> {
    // Room enough that a file of an ordinary size is one call, and never more than a piece.
    bytes.reserve(16 * 1024);
    rustix::io::retry_on_intr(|| rustix::io::read(file, spare_capacity(bytes)))
}

struct Delivery<'a, C> {
    consumer: &'a mut C,
    index: usize,
    open: bool,
}

impl<C: Consumer> Delivery<'_, C> {
    fn take(&mut self, piece: &Piece) {
        let mut start = 0;
        for &end in &piece.ends {
            self.feed(&piece.bytes[start..end]);
            self.consumer.close(self.index);
            self.index += 1;
            self.open = false;
            start = end;
        }
        if start < piece.bytes.len() {
            self.feed(&piece.bytes[start..]);
        }
    }

    fn feed(&mut self, bytes: &[u8]) {
        if !self.open {
            self.consumer.open(self.index);
            self.open = true;
        }
        self.consumer.feed(bytes);
    }
}
