module io.slipway/parts/pause

go 1.26.0
