"""Cases and the law: which conduct article 115-1 can reach."""

from ui import frame
from ui.cards import law, public

screen = frame.open("cases_and_law")
if screen.is_public:
    public.law_positions(screen)
else:
    law.conduct(screen)
frame.close(screen)
