"""The core of bongsu: pure functions on frozen values. It reads no clock and does no input or output."""
