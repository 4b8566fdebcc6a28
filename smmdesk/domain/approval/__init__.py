"""Posts that go to somebody for approval, and the answers that come back."""
