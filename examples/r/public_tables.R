# Read a public table of Tinkuy, keep its three states apart, and ask again only if something changed.
#
#   install.packages(c("readr", "dplyr", "httr2"))
#   Rscript public_tables.R https://tinkuy.example.org gtrm-peru
#
# Read by eye and not run by the tests: there is no R where they run.

library(readr)
library(dplyr)
library(httr2)

asked <- commandArgs(trailingOnly = TRUE)
site <- if (length(asked) >= 1) asked[[1]] else "https://tinkuy.example.org"
platform <- if (length(asked) >= 2) asked[[2]] else "gtrm-peru"

# This address does not change, and gives the latest release.
address <- paste0(site, "/datos/", platform, "/by_place.csv")

# httr2 keeps the file and its ETag, and sends for it again only if it changed. An answer of 404 or 410 is one sentence
# that says what there is not, or why it is no longer public.
answer <- request(address) |>
  req_cache(tempdir()) |>
  req_error(body = \(refused) resp_body_string(refused)) |>
  req_perform()

# Codes are text; people are whole numbers that may be missing. An empty cell stays NA: it is not 0.
places <- read_csv(
  I(resp_body_string(answer, encoding = "UTF-8")),
  col_types = cols(
    people_reached = col_integer(),
    lower = col_integer(),
    upper = col_integer(),
    .default = col_character()
  ),
  na = ""
)

# Three states, never mixed: shown (0 among them), suppressed, not reported.
print(count(places, state, state_name))

places |>
  filter(state == "shown") |>
  arrange(desc(people_reached)) |>
  select(admin1, admin1_name, people_reached, lower, upper) |>
  print(n = 10)

# Quote the release: its numbers never change.
cat("Release:", unique(places$release), "\n")
